import type { Random } from "../harness/random.ts";

/** Bytes at which decoders take wrong turns: ends of ranges, long lengths, MessagePack's and protobuf's own marks. */
const TELLING = [0x00, 0x01, 0x7f, 0x80, 0xc0, 0xc1, 0xc7, 0xcf, 0xd4, 0xdb, 0xdd, 0xdf, 0xff];
const CHANGES_MAX = 4;
const INSERTED_MAX = 12;

/** The bytes with one to four damages: bits turned, pieces cut, doubled, moved, put in, or the end missing. */
export function damaged(bytes: Uint8Array, random: Random): Buffer {
  let result: Buffer = Buffer.from(bytes);
  for (let left = random.int(1, CHANGES_MAX); left > 0; left--) result = damagedOnce(result, random);
  return result;
}

function damagedOnce(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return random.bytes(random.int(1, INSERTED_MAX));
  const [from, to] = [random.int(0, bytes.length), random.int(0, bytes.length)].toSorted((a, b) => a - b) as [
    number,
    number,
  ];
  const [head, piece, tail] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
  switch (random.int(0, 6)) {
    case 0: {
      const at = random.int(0, bytes.length - 1);
      const turned = Buffer.from(bytes);
      turned.writeUInt8(turned.readUInt8(at) ^ (1 << random.int(0, 7)), at);
      return turned;
    }
    case 1: {
      const turned = Buffer.from(bytes);
      turned.writeUInt8(random.pick(TELLING), random.int(0, bytes.length - 1));
      return turned;
    }
    case 2:
      return Buffer.concat([head, tail]);
    case 3:
      return Buffer.concat([head, piece, piece, tail]);
    case 4:
      return Buffer.concat([head, random.bytes(random.int(1, INSERTED_MAX)), tail]);
    case 5:
      return Buffer.concat([piece, head, tail]);
    default:
      return head;
  }
}
