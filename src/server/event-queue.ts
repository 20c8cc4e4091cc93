/** What waits for one who takes it at their own pace. */
export interface Queue<Item> extends AsyncIterableIterator<Item, undefined> {
  /** False where that would be more than may wait: then it has ended. */
  add(item: Item): boolean;
  /** Nothing more comes; what waits is taken yet. */
  end(): void;
  return(): Promise<IteratorResult<Item, undefined>>;
}

/** `onEnd` is called once, when nothing will be added any more. */
export function createQueue<Item>(most: number, onEnd: () => void): Queue<Item> {
  const items: Item[] = [];
  const takers: ((result: IteratorResult<Item, undefined>) => void)[] = [];
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    for (const taker of takers.splice(0)) taker({ done: true, value: undefined });
    onEnd();
  };
  const queue: Queue<Item> = {
    add(item) {
      if (isOver) return true;
      const taker = takers.shift();
      if (taker !== undefined) taker({ done: false, value: item });
      else if (items.length < most) items.push(item);
      else {
        items.length = 0;
        end();
        return false;
      }
      return true;
    },
    end,
    next() {
      const item = items.shift();
      if (item !== undefined) return Promise.resolve({ done: false, value: item });
      if (isOver) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve) => takers.push(resolve));
    },
    return() {
      items.length = 0;
      end();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => queue,
  };
  return queue;
}
