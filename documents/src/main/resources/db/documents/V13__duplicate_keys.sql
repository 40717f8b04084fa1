alter table imported_document add duplicate_keys varchar[] not null default '{}';

comment on column imported_document.duplicate_keys is
    'Of a dry run: by which another instance that goes on finds the same document in a later row';
