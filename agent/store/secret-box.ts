import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { Secret } from "../lib/secret.ts";

export const SECRET_KEY_BYTES = 32;

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Length of the key's fingerprint in a sealed value, in bytes: enough to tell keys apart, useless to find one. */
const KEY_ID_BYTES = 8;

const LAYOUT = "v1";

/** Why a sealed value does not open. */
export type Unsealable = "other-key" | "altered";

/**
 * Encrypts secrets at rest with AES-256-GCM. A sealed value is the text `v1.KEYID.DATA`: KEYID the first 8 bytes of the
 * key's SHA-256 in hex, DATA the base64 of IV (12 bytes), ciphertext and tag (16 bytes). The place where it is kept is
 * authenticated with it, so that a value copied to another place does not open there.
 */
export class SecretBox {
  readonly #key: Buffer;
  readonly #keyId: string;
  /** Those that open, by id. */
  readonly #keys: ReadonlyMap<string, Buffer>;

  /** @param previous open what they sealed before, and seal nothing */
  constructor(key: Buffer, ...previous: readonly Buffer[]) {
    this.#key = key;
    this.#keyId = idOf(key);
    this.#keys = new Map([...previous, key].map((each) => [idOf(each), each]));
  }

  /** Whether it was sealed with the current key. */
  isCurrent(sealed: string): boolean {
    return sealed.startsWith(`${LAYOUT}.${this.#keyId}.`);
  }

  /** `place` is kind, name and field, for example `instance/shop/password`. */
  seal(secret: Secret, place: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv).setAAD(Buffer.from(place));
    const data = Buffer.concat([
      iv,
      cipher.update(secret.reveal(), "utf8"),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return `${LAYOUT}.${this.#keyId}.${data.toString("base64")}`;
  }

  /** The secret, or why it cannot be had. */
  open(sealed: string, place: string): Secret | Unsealable {
    const [layout, keyId, data] = sealed.split(".");
    if (layout !== LAYOUT || keyId === undefined || data === undefined) return "altered";
    const key = this.#keys.get(keyId);
    if (key === undefined) return "other-key";
    const bytes = Buffer.from(data, "base64");
    if (bytes.length < IV_BYTES + TAG_BYTES) return "altered";
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
      return new Secret(text.toString("utf8"));
    } catch {
      // Node only says that authentication failed; the answer says as much.
      return "altered";
    }
  }
}

function idOf(key: Buffer): string {
  return createHash("sha256")
    .update(key)
    .digest("hex")
    .slice(0, 2 * KEY_ID_BYTES);
}
