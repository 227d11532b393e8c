/** One step into a value: an attribute by name, an element of a map by key, or an element of a list by index. */
export type Step = string | { readonly key: string } | { readonly index: number };

/** Where in a resource's configuration something is. Empty: the whole of it. */
export type Path = readonly Step[];

/** A path as HCL writes it, for example `objects["shop"].tables`. */
export function formatPath(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "string") text += text === "" ? step : `.${step}`;
    else if ("key" in step) text += `[${JSON.stringify(step.key)}]`;
    else text += `[${step.index}]`;
  }
  return text;
}
