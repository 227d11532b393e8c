/**
 * A version of the control protocol. A minor version adds calls and fields, and both sides go on with what they know; a major
 * one changes what is there, and is refused by a side that does not speak it.
 */
export interface ProtocolVersion {
  readonly major: number;
  readonly minor: number;
}

/** Metadata in which a client says its version with each call, and an agent answers with its own. */
export const PROTOCOL_HEADER = "towline-protocol";

/** What a side speaks that says nothing: the first version had no header. */
const UNSAID: ProtocolVersion = { major: 1, minor: 0 };

const TEXT = /^(\d{1,5})\.(\d{1,5})$/;

/** The version in the values of the header; null when they are not one that reads. */
export function readProtocolVersion(values: readonly (string | Buffer)[]): ProtocolVersion | null {
  const [text] = values;
  if (text === undefined) return UNSAID;
  const match = values.length === 1 && typeof text === "string" ? TEXT.exec(text) : null;
  return match === null ? null : { major: Number(match[1]), minor: Number(match[2]) };
}

/** As it stands in the header, for example `1.1`. */
export function protocolText({ major, minor }: ProtocolVersion): string {
  return `${major}.${minor}`;
}
