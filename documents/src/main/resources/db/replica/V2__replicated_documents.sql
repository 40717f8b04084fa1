create table replicated_document (
    id         uuid primary key,
    collection text   not null,
    sequence   bigint not null,
    content    text
);

comment on table replicated_document is 'Published documents of other services, from their events; the content is null after a withdrawal';
