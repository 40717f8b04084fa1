create table subscription (
    id                  uuid primary key,
    revision            integer     not null,
    organisation        text        not null,
    url                 text        not null,
    kinds               varchar[]   not null,
    municipalities      varchar[]   not null,
    types               varchar[]   not null,
    description         text,
    status              text        not null check (status in ('ACTIVE', 'PAUSED', 'DISABLED')),
    secret              text        not null,
    former_secret       text,
    former_secret_until timestamptz,
    failing_since       timestamptz,
    disabled_reason     text,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    unique (organisation, url)
);

comment on column subscription.kinds is 'An empty list, here and in the other filters, lets everything pass';
comment on column subscription.failing_since is 'The first failure since the last success';

create table replay (
    id              uuid primary key,
    subscription_id uuid        not null references subscription on delete cascade,
    after           text,
    since           timestamptz,
    status          text        not null check (status in ('PENDING', 'DONE', 'FAILED')),
    deliveries      integer,
    problem         text,
    created_at      timestamptz not null
);

create index replay_subscription on replay (subscription_id);
create index replay_pending on replay (created_at) where status = 'PENDING';

create table delivery (
    id              uuid primary key,
    number          bigint generated always as identity,
    subscription_id uuid        not null references subscription on delete cascade,
    event_id        text,
    replay_id       uuid references replay on delete cascade,
    document_id     uuid,
    sequence        bigint      not null,
    type            text        not null,
    message         text        not null,
    status          text        not null default 'PENDING' check (status in ('PENDING', 'DELIVERED', 'FAILED')),
    attempts        text        not null default '[]',
    failures        integer     not null default 0,
    due_at          timestamptz not null default date_trunc('milliseconds', now()),
    leased_until    timestamptz,
    created_at      timestamptz not null default date_trunc('milliseconds', now()),
    finished_at     timestamptz
);

comment on column delivery.message is 'The body of the webhook';
comment on column delivery.attempts is 'The newest attempts, canonical JSON';
comment on column delivery.failures is 'Failed attempts since the first, or since it was asked for again';
comment on column delivery.leased_until is 'Until then one instance attempts it';

-- An event that is read again is not delivered again; a replay has the newest event of each document.
create unique index delivery_event on delivery (subscription_id, event_id) where replay_id is null;
create unique index delivery_replayed on delivery (replay_id, document_id) where replay_id is not null;
create index delivery_due on delivery (subscription_id, due_at) where status = 'PENDING';
create index delivery_order on delivery (subscription_id, document_id, sequence, number) where status = 'PENDING';
create index delivery_list on delivery (subscription_id, number desc);
create index delivery_finished on delivery (finished_at) where status <> 'PENDING';

create table idempotency_record (
    caller       text        not null,
    path         text        not null,
    key          text        not null,
    request_hash text        not null,
    at           timestamptz not null default now(),
    document_id  uuid,
    status       integer,
    body         text,
    etag         text,
    location     text,
    event        text,
    primary key (caller, path, key)
);

comment on table idempotency_record is 'The response to a change with an Idempotency-Key, kept for 24 hours';

create index idempotency_record_at on idempotency_record (at);
create index idempotency_record_document on idempotency_record (document_id);
