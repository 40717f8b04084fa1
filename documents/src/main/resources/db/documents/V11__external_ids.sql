alter table document add column external_id text, add column external_id_of text;
comment on column document.external_id is 'The key of the working copy in the system that it comes from';
comment on column document.external_id_of is 'The organisation that gave it the external id, which is unique within it';
create unique index document_external_id on document (collection, external_id_of, external_id) where external_id is not null;
