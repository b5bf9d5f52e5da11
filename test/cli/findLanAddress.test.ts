import { describe, expect, test } from 'vitest';
import { findLanAddress } from '../../src/cli/findLanAddress.ts';

/** What Node tells of a network with an address. */
const at = (address: string, internal = false) => ({
  ...{ address, internal, netmask: '255.255.255.0', mac: '00:00:5e:00:53:01', cidr: `${address}/24` },
  family: 'IPv4' as const,
});

describe('The address that phones are told', () => {
  test.each([
    ['Linux with containers', { lo: [at('127.0.0.1', true)], docker0: [at('172.17.0.1')], wlp2s0: [at('10.1.2.3')] }],
    ['Windows with WSL', { 'vEthernet (WSL)': [at('172.28.0.1')], 'Wi-Fi': [at('10.1.2.3')] }],
    ['Windows with VirtualBox', { 'VirtualBox Host-Only Network': [at('192.168.56.1')], WLAN: [at('10.1.2.3')] }],
    ['macOS with a tunnel', { lo0: [at('127.0.0.1', true)], utun3: [at('100.64.0.7')], en0: [at('10.1.2.3')] }],
    ['a cable without a network', { 'Ethernet 2': [at('169.254.7.8')], 'Wi-Fi': [at('10.1.2.3')] }],
    ['nothing but a tunnel', { tun0: [at('10.1.2.3')], eth0: [at('169.254.7.8')] }],
  ])('is the one of a network in the room: %s', (_, interfaces) => {
    expect(findLanAddress(interfaces)).toBe('10.1.2.3');
  });

  test('is none without a network', () => {
    expect(findLanAddress({ lo: [at('127.0.0.1', true)] })).toBeUndefined();
  });
});
