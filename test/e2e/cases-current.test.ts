import { describeCases } from "../harness/cases/describe-cases.ts";

describeCases("9.7");
