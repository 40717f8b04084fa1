#!/bin/sh
# Runs when the database directory is empty, and by hand after a failure (docker compose exec postgres sh
# /docker-entrypoint-initdb.d/samverkan.sh). Per service one database and two roles: one that owns the tables and migrates them,
# and one of the database's name for the running service. No other role can connect to it.
set -eu

create() {
    psql -v ON_ERROR_STOP=1 -v name="$1" -v password="$2" -v owner="$1_owner" -v owner_password="$3" \
        --username "$POSTGRES_USER" --dbname postgres <<'SQL'
select format('create role %I login', role) from unnest(array[:'owner', :'name']) role
where not exists (select from pg_roles where rolname = role) \gexec
alter role :"owner" password :'owner_password';
alter role :"name" password :'password';
select format('create database %I owner %I', :'name', :'owner')
where not exists (select from pg_database where datname = :'name') \gexec
revoke all on database :"name" from public;
grant connect on database :"name" to :"name";
SQL
}

create agreements "$AGREEMENTS_PASSWORD" "$AGREEMENTS_OWNER_PASSWORD"
create promises "$PROMISES_PASSWORD" "$PROMISES_OWNER_PASSWORD"
create followup "$FOLLOWUP_PASSWORD" "$FOLLOWUP_OWNER_PASSWORD"
create subscriptions "$SUBSCRIPTIONS_PASSWORD" "$SUBSCRIPTIONS_OWNER_PASSWORD"
