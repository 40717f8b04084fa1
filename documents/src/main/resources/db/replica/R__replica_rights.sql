grant select, insert, update on replicated_document to "${role}";
