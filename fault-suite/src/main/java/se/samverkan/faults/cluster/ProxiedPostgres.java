package se.samverkan.faults.cluster;

import se.samverkan.stack.postgres.Postgres;

/** PostgreSQL as the owners reach it: through a proxy. */
record ProxiedPostgres(Postgres postgres, TcpProxy proxy) implements Postgres {

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + database;
    }

    @Override
    public String password(String role) {
        return postgres.password(role);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
