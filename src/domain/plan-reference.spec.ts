import {
  addressedReference,
  planReference,
  type PlanReference,
  readPlanReference,
  referenceInAddress,
} from './plan-reference';

test.each<[string, PlanReference | null]>([
  ['POA-2019', { commission: null, code: 'POA-2019' }],
  [' poa-2019 ', { commission: null, code: 'POA-2019' }],
  ['CNLCTF/POA-2019', { commission: 'CNLCTF', code: 'POA-2019' }],
  ['cnlctf / poa-2019', { commission: 'CNLCTF', code: 'POA-2019' }],
  ['CNLCTF/POA-2019/2', null],
  ['CNLCTF//POA-2019', null],
  ['/POA-2019', null],
  ['CNLCTF/', null],
  ['/', null],
  ['', null],
])('«%s» names %j', (text, reference) => expect(readPlanReference(text)).toEqual(reference));

test('an address writes the slash as a sign that needs no code', () => {
  const reference = planReference('CNLCTF', 'POA-2019');
  expect(reference).toBe('CNLCTF/POA-2019');
  const written = referenceInAddress(reference);
  expect([written, encodeURIComponent(written)]).toEqual(['CNLCTF~POA-2019', 'CNLCTF~POA-2019']);
  expect(addressedReference(written)).toBe(reference);
});

test('a plan whose code is its own alone is written alike everywhere', () => {
  expect(referenceInAddress('POA-2019')).toBe('POA-2019');
  expect(addressedReference('POA-2019')).toBe('POA-2019');
});

test('a second sign stays what it is, and names no plan', () => {
  expect(readPlanReference(addressedReference('CNLCTF~POA~2019'))?.code).toBe('POA~2019');
  expect(readPlanReference(addressedReference('A/B~C'))).toBeNull();
});
