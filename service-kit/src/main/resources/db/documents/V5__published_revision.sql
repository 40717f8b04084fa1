alter table document add column published_revision integer;

comment on column document.published_revision is 'The revision that the published text speaks of: the ETag of its reads';

update document
set published_revision = (published::json ->> 'revision')::integer
where published is not null;
