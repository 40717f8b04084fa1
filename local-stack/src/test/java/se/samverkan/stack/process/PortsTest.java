package se.samverkan.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void the_parts_listen_on_consecutive_ports() {
        assertThat(Ports.from(8080)).isEqualTo(new Ports(8080, 8081, 8082, 8083, 8084, 8085, 8086, 8091, 8093));
        assertThat(Ports.from(8080).management(8083)).isEqualTo(8090);
        assertThat(Ports.from(8080).management(8091)).isEqualTo(8092);
    }

    @Test
    void a_port_in_use_is_reported_with_its_user_and_a_remedy() throws Exception {
        Ports ports = Ports.free();
        ports.requireFree();
        try (ServerSocket taken = new ServerSocket(ports.postgres(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(StartFailure.class)
                    .hasMessage(
                            "port " + ports.postgres() + ", needed by PostgreSQL, is in use: free it, or choose other"
                                    + " ports with --port (14 consecutive ones)");
        }
    }
}
