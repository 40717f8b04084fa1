create table progress (
    promise_id uuid primary key,
    sequence   bigint not null,
    body       text
);

comment on column progress.body is 'The progress as last published, canonical JSON (RFC 8785)';
