/** Only what PostgreSQL 15 knows. */
export const areasRequestsForms = `
create table area (
  id text primary key,
  name text not null,
  parent text references area,
  zone text not null,
  lang text not null,
  homepage text
);

create table secret (
  name text primary key,
  value text not null
);

create table request_type (
  area text not null references area,
  id text not null,
  position integer,
  definition jsonb not null,
  questions jsonb,
  primary key (area, id)
);

create table request (
  id text primary key,
  sequence bigint generated always as identity unique,
  area text not null references area,
  type text not null,
  key text unique,
  status text not null check (status in ('open', 'closed')),
  stage text,
  status_note text,
  description text,
  address text,
  address_id text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  media jsonb not null,
  lang text,
  requested_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  expected_at timestamptz(3),
  closed_at timestamptz(3),
  published boolean not null,
  search text not null generated always as (lower(normalize(coalesce(description, '') || E'\\n' || coalesce(address, ''), NFKC))) stored,
  foreign key (area, type) references request_type (area, id)
);
create index request_newest on request (area, requested_at desc, sequence desc) where published;
create index request_changed on request (area, updated_at, sequence) where published;
create index request_place on request (latitude, longitude) where published;

create table request_private (
  request text primary key references request on delete cascade,
  fingerprint text not null,
  contact jsonb not null,
  answers jsonb not null,
  consent jsonb,
  code_hash text not null unique
);

create table request_update (
  id text primary key,
  sequence bigint generated always as identity unique,
  request text not null references request on delete cascade,
  at timestamptz(3) not null,
  status text check (status in ('open', 'closed')),
  stage text,
  description text
);
create index request_update_of on request_update (request, at);
create index request_update_when on request_update (at);

create table form (
  area text not null references area,
  id text not null,
  version text not null,
  position integer not null,
  definition json not null,
  current boolean not null,
  primary key (area, id, version)
);
create unique index form_current on form (area, id) where current;

create table submission (
  id text primary key,
  sequence bigint generated always as identity unique,
  area text not null references area,
  form text not null,
  version text not null,
  key text unique,
  received_at timestamptz(3) not null,
  foreign key (area, form, version) references form (area, id, version)
);

create table submission_private (
  submission text primary key references submission on delete cascade,
  fingerprint text not null,
  content jsonb not null
);

create table submission_file_private (
  submission text not null references submission on delete cascade,
  id text not null,
  hash text not null,
  name text,
  type text not null,
  size integer not null,
  primary key (submission, id)
);
create index submission_file_hash on submission_file_private (hash);

create table notice (
  area text not null references area,
  id text not null,
  content jsonb not null,
  search text not null,
  categories jsonb not null,
  published_at timestamptz(3),
  verified_at timestamptz(3),
  expires_at timestamptz(3),
  withdrawn_at timestamptz(3),
  updated_at timestamptz(3) not null,
  primary key (area, id)
);
create index notice_newest on notice (area, published_at desc, id desc);

create table service (
  area text not null references area,
  id text not null,
  position integer not null,
  content jsonb not null,
  search text not null,
  organization text,
  updated_at timestamptz(3) not null,
  primary key (area, id)
);
create index service_position on service (area, position, id);
`;
