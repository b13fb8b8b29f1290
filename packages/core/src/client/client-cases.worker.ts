import { clientCases } from '../testing/client-cases.js';

const outcomes: [string, string | undefined][] = [];
for (const { name, run } of clientCases()) {
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => String(thrown),
  );
  outcomes.push([name, error]);
}
postMessage(outcomes);
