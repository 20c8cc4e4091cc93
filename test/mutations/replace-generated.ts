/** Texts with stable words for what was drawn at random: `uuid:1`, in the order of appearance, and `hash`. */
export function replaceGenerated(texts: readonly string[], known: readonly string[]): readonly string[] {
  const given = new Set(known.flatMap((text) => [...text.toLowerCase().matchAll(uuid)].map(([found]) => found)));
  const numbers = new Map<string, number>();
  const replaceUuid = (found: string): string => {
    if (given.has(found.toLowerCase())) return found;
    const number = numbers.get(found) ?? numbers.size + 1;
    numbers.set(found, number);
    return `uuid:${number}`;
  };
  return texts.map((text) => text.replaceAll(uuid, replaceUuid).replaceAll(hash, "hash"));
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const hash = /\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+/g;
