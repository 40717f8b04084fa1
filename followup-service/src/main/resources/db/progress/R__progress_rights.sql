grant select, insert, update on progress, subject_version to "${role}";
