import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { ProviderFunction } from "../../framework/function.ts";
import { Malformed } from "../../framework/malformed.ts";
import { isKnown } from "../../framework/value.ts";
import type { Context } from "../context.ts";
import { thrownText } from "../diagnostic.ts";
import { decodeValue, encodeValue } from "../value.ts";

type Request = tfplugin6.CallFunction.Request.$Shape;
type Response = tfplugin6.CallFunction.Response.$Properties;

export async function callFunction({ provider }: Context, request: Request): Promise<Response> {
  const name = request.name ?? "";
  const called = provider.functions.get(name);
  if (called === undefined) return { error: { text: `The towline provider has no function ${name}.` } };
  try {
    return answer(called, request);
  } catch (thrown) {
    // This response has no diagnostics, so what was thrown is told here.
    return { error: { text: thrownText("CallFunction", thrown) } };
  }
}

function answer(called: ProviderFunction, request: Request): Response {
  const { parameters, returns } = called;
  const given = request.arguments ?? [];
  if (given.length !== parameters.length) {
    throw new Malformed([], `${parameters.length} arguments are expected, and ${given.length} came`);
  }
  const args = parameters.map(({ type }, index) => decodeValue(type, given[index]));
  const open = args.findIndex((arg) => !isKnown(arg));
  if (open !== -1)
    return { error: { text: "The argument has no value that is known.", functionArgument: open } };
  // They have been read by the types of the parameters.
  const answered = called.call(...(args as string[]));
  if ("value" in answered) return { result: encodeValue(returns, answered.value) };
  return { error: { text: answered.refused, functionArgument: answered.argument } };
}
