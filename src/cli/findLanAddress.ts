import type { NetworkInterfaceInfo } from 'node:os';

/** What programs call networks inside this machine, and tunnels: no phone in the room reaches them. */
const unreachable =
  /^(docker|br-|veth|virbr|vboxnet|vmnet|lxc|podman|tun|tap|utun|wg|zt|tailscale)|vethernet|virtualbox|vmware|wsl|vpn/i;

/**
 * The address by which phones in the same room reach this machine: the first one of a real network; of any other where there is
 * no better one, last those that it has given itself because nobody gave it any.
 */
export function findLanAddress(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): string | undefined {
  const reach = (name: string, address: string) =>
    address.startsWith('169.254.') ? 2 : unreachable.test(name) ? 1 : 0;
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) => addresses.map((each) => ({ ...each, reach: reach(name, each.address) })))
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .sort((a, b) => a.reach - b.reach)[0]?.address;
}
