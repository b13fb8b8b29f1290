import { open311 } from '@civickit/adapters/open311';
import { createCivicClient, type CivicError, type Page, type ServiceRequest } from '@civickit/core';
import { useEffect, useState, type ReactElement } from 'react';

const { requests } = createCivicClient({ requests: open311({ id: 'report', url: 'https://report.example/v2' }) });

/** The newest reports around a place, kept fresh. */
export function Requests({ latitude, longitude }: { latitude: number; longitude: number }): ReactElement {
  const [page, setPage] = useState<Page<ServiceRequest>>();
  const [error, setError] = useState<CivicError>();
  useEffect(() => {
    const leaving = new AbortController();
    const show = (found: Page<ServiceRequest>, failure?: CivicError): void => {
      setPage(found);
      setError(failure);
    };
    requests.watch({ near: { latitude, longitude, radius: 1000 }, limit: 10 }, show, { signal: leaving.signal });
    return () => leaving.abort();
  }, [latitude, longitude]);
  if (error) return <p role="alert">{error.message}</p>;
  if (!page) return <p>…</p>;
  return (
    <ul>
      {page.items.map(({ ref, type, authorityStatus, requested }) => (
        <li key={`${ref.source} ${ref.id}`}>
          {type?.name ?? ref.id}: {authorityStatus} {requested && <time dateTime={requested.iso}>{requested.iso}</time>}
        </li>
      ))}
    </ul>
  );
}
