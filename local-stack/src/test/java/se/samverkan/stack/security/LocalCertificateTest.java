package se.samverkan.stack.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.process.StartFailure;

/** The self-signed certificate has the names, strength and validity that clients require. */
class LocalCertificateTest {

    @TempDir
    private Path directory;

    @Test
    void it_holds_each_loopback_name_and_is_valid_for_a_year() throws Exception {
        X509Certificate certificate = LocalCertificate.loadOrCreate(directory).certificate();

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                .isEqualTo(3072);
        assertThat(certificate.getExtendedKeyUsage()).isEqualTo(List.of("1.3.6.1.5.5.7.3.1"));
        assertThat(Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(365));
    }

    @Test
    void it_is_reused_and_also_stored_in_pem_format() throws Exception {
        X509Certificate first = LocalCertificate.loadOrCreate(directory).certificate();
        LocalCertificate second = LocalCertificate.loadOrCreate(directory);

        assertThat(second.certificate()).isEqualTo(first);
        try (var pem = Files.newInputStream(second.pem())) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificate(pem))
                    .isEqualTo(first);
        }
    }

    @Test
    void key_and_password_are_readable_by_their_owner_only_and_differ_between_directories() throws Exception {
        LocalCertificate.loadOrCreate(directory.resolve("one"));
        LocalCertificate.loadOrCreate(directory.resolve("other"));

        for (String file : List.of("keystore.p12", "password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            directory.resolve("one").resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(directory.resolve("one").resolve("password"))
                .content()
                .hasSize(32)
                .isNotEqualTo(Files.readString(directory.resolve("other").resolve("password")));
    }

    @Test
    void a_certificate_that_is_about_to_expire_is_replaced() {
        X509Certificate old =
                LocalCertificate.loadOrCreate(directory, Duration.ofDays(20)).certificate();

        X509Certificate fresh = LocalCertificate.loadOrCreate(directory).certificate();

        assertThat(fresh).isNotEqualTo(old);
        assertThat(fresh.getNotAfter().toInstant()).isAfter(Instant.now().plus(300, ChronoUnit.DAYS));
    }

    @Test
    void an_unreadable_key_store_is_reported() throws Exception {
        LocalCertificate.loadOrCreate(directory);
        Files.writeString(directory.resolve("keystore.p12"), "something else");

        assertThatThrownBy(() -> LocalCertificate.loadOrCreate(directory))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("cannot use the certificate in " + directory);
    }
}
