// What a system says of the proxy for an address, in the words of a PAC file: `PROXY host:port; SOCKS5 host:port; DIRECT`, best first
// (https://developer.mozilla.org/docs/Web/HTTP/Guides/Proxy_servers_and_tunneling/Proxy_Auto-Configuration_PAC_file). Pure.

export interface ProxyAnswer {
  /** Address of the proxy, or 'none'. */
  readonly proxy: string;
  /** A kind that stood before it and that we do not speak. */
  readonly unsupported?: string;
}

/** The first way that we can go; straight when there is none. */
export function readProxyAnswer(answer: string): ProxyAnswer {
  let unsupported: string | undefined;
  const found = (proxy: string): ProxyAnswer => ({ proxy, ...(unsupported !== undefined && { unsupported }) });
  for (const part of answer.split(';')) {
    const [kind = '', host] = part.trim().split(/\s+/);
    const name = kind.toUpperCase();
    if (name === 'DIRECT') return found('none');
    const scheme = name === 'PROXY' || name === 'HTTP' ? 'http' : name === 'HTTPS' ? 'https' : undefined;
    if (scheme !== undefined && host !== undefined && URL.canParse(`${scheme}://${host}`))
      return found(`${scheme}://${host}`);
    if (scheme === undefined && name !== '') unsupported ??= name;
  }
  return found('none');
}
