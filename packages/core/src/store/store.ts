/** What is kept on the device. Keys are namespaced by a first segment: `copy/`, `mark/`, `draft/`. */
export interface Store {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}
