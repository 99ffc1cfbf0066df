const suffixFactors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number a resource quantity such as `500m` or `1Gi` stands for (apimachinery, `pkg/api/resource/quantity.go`); null for any other text. */
export function readQuantity(text: string): number | null {
  const [, digits, suffix = '', exponent] =
    /^\s*([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?\s*$/.exec(text) ?? [];
  const factor = suffixFactors[suffix];
  if (digits === undefined || factor === undefined) return null;
  return exponent === undefined ? Number(digits) * factor : Number(`${digits}e${exponent}`);
}
