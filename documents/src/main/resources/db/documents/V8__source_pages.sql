alter table document add column pages varchar[] not null default '{}';
comment on column document.pages is 'The normalised addresses of its sources, which another document of the same parties and period does not share';
create index document_source_pages on document using gin (pages);
