import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { ProviderFunction } from "../../framework/function.ts";
import type { Context } from "../context.ts";
import { faultText } from "../diagnostic.ts";
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
    // This response has no diagnostics, so a fault of ours is told here.
    return { error: { text: faultText("CallFunction", thrown) } };
  }
}

function answer(called: ProviderFunction, request: Request): Response {
  const { parameters, returns } = called;
  const args = parameters.map(({ type }, index) => decodeValue(type, request.arguments?.[index]));
  // They have been read by the types of the parameters.
  const answered = called.call(...(args as string[]));
  if ("value" in answered) return { result: encodeValue(returns, answered.value) };
  return { error: { text: answered.refused, functionArgument: answered.argument } };
}
