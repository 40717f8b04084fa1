-- A document may take the place of several.
alter table document add column predecessors uuid[] not null default '{}';
update document set predecessors = array[predecessor] where predecessor is not null;
drop index document_predecessor;
alter table document drop column predecessor;
create index document_predecessors on document using gin (predecessors);
