// Addresses as feeds write them, made absolute (RFC 3986 as the URL Standard applies it).

/** An absolute address, or undefined when it is none. Any scheme: whoever follows it decides which are allowed. */
export function resolveUrl(address: string, base: string): string | undefined {
  const trimmed = address.trim();
  if (trimmed === '') return undefined;
  try {
    return new URL(trimmed, base || undefined).href;
  } catch {
    return undefined;
  }
}
