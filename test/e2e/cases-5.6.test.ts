import { describeCases } from "../harness/cases/describe-cases.ts";

describeCases("5.6");
