import { isIPv6 } from 'node:net';

/**
 * The address of a visitor as far as it stands for one place: a network of 64 bits of IPv6 is one house, whose
 * machines choose the rest as they like.
 */
export function placeOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1] ?? '';
  if (!isIPv6(address)) return address;
  return `${wholeIPv6(address).slice(0, 4).join(':')}::/64`;
}

function wholeIPv6(address: string): string[] {
  const [front = '', back] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const [head, tail] = [partsOf(front), partsOf(back ?? '')];
  const zeros = back === undefined ? [] : new Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail].map((part) => part.replace(/^0+(?=.)/, ''));
}

function partsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
