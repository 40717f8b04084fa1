create table progress (
    promise_id uuid primary key,
    sequence   bigint not null,
    body       text
);

comment on column progress.body is 'What was told of the promise''s progress last, canonical JSON (RFC 8785)';
