/** Where a host name leads as seen from a container: to its own Pod, elsewhere, or it cannot be told. */
export type HostPlace = 'loopback' | 'pod' | 'outside' | 'unknown';

const loopback =
  /^(?:localhost|localhost\.localdomain|ip6-localhost|127(?:\.\d{1,3}){3}|::1|0:0:0:0:0:0:0:1|0\.0\.0\.0|::|0|\*)?$/i;

/** `$HOSTNAME`, `${POD_IP}`, `$(MY_POD_NAME)`, `$(hostname -i)`, with or without a domain behind (`$HOSTNAME.db-headless`). */
const ownVariable =
  /^(?:\$\{?\(?(?:[A-Z_]*(?:POD|MY|SELF|CONTAINER)_?(?:NAME|IP|HOST|HOSTNAME|ADDRESS)S?|HOSTNAME|HOST_NAME)(?::-[^}]*)?\}?\)?|\$\(hostname(?: +-[a-zA-Z]+)*\)|`hostname(?: +-[a-zA-Z]+)*`)(?:\..*)?$/;

const plainName = /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_.])?$/i;
const ipv6 = /^[0-9a-f:]+(?:%\w+)?$/i;

/** Tells a host name's place; an empty one is the client's default, which is the own host everywhere. */
export function hostPlace(host: string): HostPlace {
  if (loopback.test(host)) return 'loopback';
  if (ownVariable.test(host)) return 'pod';
  return plainName.test(host) || (host.includes(':') && ipv6.test(host)) ? 'outside' : 'unknown';
}
