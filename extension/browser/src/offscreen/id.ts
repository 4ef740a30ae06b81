const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new id: 128 random bits as 26 characters of lowercase Crockford base32. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let bits = 0n;
  for (const byte of bytes) {
    bits = (bits << 8n) | BigInt(byte);
  }
  let id = "";
  for (let index = 0; index < 26; index += 1) {
    id = (alphabet[Number(bits & 31n)] ?? "") + id;
    bits >>= 5n;
  }
  return id;
}
