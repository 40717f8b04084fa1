-- What the service may do, and no more.
grant select, insert, update, delete on subscription, delivery, replay, idempotency_record to "${role}";
