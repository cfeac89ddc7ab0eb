/** All texts of a list as one, in lower case: searching it is one scan, whatever the number of texts. */
interface Haystack {
  readonly text: string;
  /** Where each text begins; one more entry than texts. */
  readonly starts: Uint32Array;
}

const SEPARATOR = '\u0000';
const ofLists = new WeakMap<readonly string[], Haystack>();

/** For each text 1 when it contains `wanted`, letter case ignored, else 0. The list must never change: it is prepared once. */
export function searchValues(values: readonly string[], wanted: string): Uint8Array {
  const hits = new Uint8Array(values.length);
  const needle = wanted.toLowerCase();
  if (needle.includes(SEPARATOR)) return hits;
  if (needle === '') return hits.fill(1);
  const { text, starts } = haystackOf(values);
  let index = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, starts[index + 1])) {
    while (starts[index + 1]! <= at) index++;
    hits[index] = 1;
  }
  return hits;
}

function haystackOf(values: readonly string[]): Haystack {
  let known = ofLists.get(values);
  if (known === undefined) ofLists.set(values, (known = makeHaystack(values)));
  return known;
}

function makeHaystack(values: readonly string[]): Haystack {
  const plain = values.join(SEPARATOR);
  const whole = plain.toLowerCase();
  // A few letters grow in lower case: then each text is lowered alone, so that its place stays known.
  const isAligned = whole.length === plain.length;
  const lowered = isAligned ? values : values.map((value) => value.toLowerCase());
  const starts = new Uint32Array(values.length + 1);
  for (let i = 0; i < lowered.length; i++) starts[i + 1] = starts[i]! + lowered[i]!.length + 1;
  return { text: isAligned ? whole : lowered.join(SEPARATOR), starts };
}
