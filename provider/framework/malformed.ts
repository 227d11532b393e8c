import { formatPath, type Path } from "./path.ts";

/**
 * A request, or a state within it, that is not what the protocol and the schema say: damaged, edited by hand, or of a terraform that
 * speaks otherwise. Not a defect of this provider, and nothing of it is used.
 */
export class Malformed extends Error {
  override readonly name = "Malformed";
  /** The attribute at fault; empty when it is the request as a whole. */
  readonly path: Path;

  /** `what` is wrong, as a sentence without its end, for example `a string is expected`. */
  constructor(path: Path, what: string) {
    super(path.length === 0 ? what : `at ${formatPath(path)}, ${what}`);
    this.path = path;
  }
}
