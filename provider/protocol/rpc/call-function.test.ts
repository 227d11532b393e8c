import assert from "node:assert/strict";
import { test } from "node:test";
import { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { Provider } from "../../framework/provider.ts";
import { decodeValue, encodeValue } from "../value.ts";
import { callFunction } from "./call-function.ts";
import { getFunctions } from "./get-functions.ts";

const STRING = { kind: "string" } as const;

/** A provider of one function, which repeats, refuses, or breaks. */
function context() {
  const functions: Provider["functions"] = new Map([
    [
      "echo",
      {
        summary: "Says it again",
        description: "Whatever it is.",
        parameters: [{ name: "what", type: STRING, description: "What to say." }],
        returns: STRING,
        call: (what) => {
          if (what === "break") throw new Error("it broke");
          return what === "no" ? { refused: "it is no", argument: 0 } : { value: what };
        },
      },
    ],
  ]);
  return { provider: { functions } as unknown as Provider, stop: new AbortController() };
}

async function call(name: string, what: string): Promise<tfplugin6.CallFunction.Response.$Properties> {
  const request = { name, arguments: [encodeValue(STRING, what)] };
  // As it comes over the wire.
  const sent = tfplugin6.CallFunction.Request.encode(request).finish();
  const answer = await callFunction(context(), tfplugin6.CallFunction.Request.decode(sent));
  return tfplugin6.CallFunction.Response.decode(tfplugin6.CallFunction.Response.encode(answer).finish());
}

test("a function is shown with its parameters and result, and answers a call", async () => {
  const { functions } = await getFunctions(context());
  const echo = functions?.["echo"];
  assert.equal(echo?.summary, "Says it again");
  assert.equal(Buffer.from(echo?.return?.type ?? []).toString(), '"string"');
  assert.equal(Buffer.from(echo?.parameters?.[0]?.type ?? []).toString(), '"string"');

  assert.equal(decodeValue(STRING, (await call("echo", "hello")).result), "hello");
});

test("a refusal names its argument, the first one too; a fault and an unknown name are errors", async () => {
  const refused = (await call("echo", "no")).error;
  assert.equal(refused?.text, "it is no");
  assert.ok(refused && Object.hasOwn(refused, "functionArgument"));
  assert.equal(Number(refused.functionArgument), 0);

  assert.match((await call("echo", "break")).error?.text ?? "", /defect of the provider.*it broke/s);
  assert.match((await call("other", "x")).error?.text ?? "", /has no function other/);
});
