#!/bin/sh
# Runs once, when the database directory is empty: one database and one role per service, without access to the others.
set -eu

create() {
    psql -v ON_ERROR_STOP=1 -v name="$1" -v password="$2" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
}

create agreements "$AGREEMENTS_PASSWORD"
create promises "$PROMISES_PASSWORD"
create followup "$FOLLOWUP_PASSWORD"
