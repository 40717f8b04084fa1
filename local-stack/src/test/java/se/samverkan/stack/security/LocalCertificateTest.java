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

/** A certificate of this machine's own, as today's clients take one. */
class LocalCertificateTest {

    @TempDir
    private Path directory;

    @Test
    void it_is_of_this_machine_by_each_of_its_names_and_strong_enough_for_a_year() throws Exception {
        X509Certificate certificate = LocalCertificate.keptIn(directory).certificate();

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
    void it_is_the_same_next_time_and_lies_beside_its_secret_in_pem() throws Exception {
        X509Certificate first = LocalCertificate.keptIn(directory).certificate();
        LocalCertificate second = LocalCertificate.keptIn(directory);

        assertThat(second.certificate()).isEqualTo(first);
        try (var pem = Files.newInputStream(second.pem())) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificate(pem))
                    .isEqualTo(first);
        }
    }

    @Test
    void nobody_else_reads_the_key_or_its_password_and_no_two_directories_have_the_same() throws Exception {
        LocalCertificate.keptIn(directory.resolve("one"));
        LocalCertificate.keptIn(directory.resolve("other"));

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
    void one_that_is_about_to_end_is_made_anew() {
        X509Certificate old =
                LocalCertificate.keptIn(directory, Duration.ofDays(20)).certificate();

        X509Certificate fresh = LocalCertificate.keptIn(directory).certificate();

        assertThat(fresh).isNotEqualTo(old);
        assertThat(fresh.getNotAfter().toInstant()).isAfter(Instant.now().plus(300, ChronoUnit.DAYS));
    }

    @Test
    void a_key_store_that_cannot_be_read_is_named() throws Exception {
        LocalCertificate.keptIn(directory);
        Files.writeString(directory.resolve("keystore.p12"), "something else");

        assertThatThrownBy(() -> LocalCertificate.keptIn(directory))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("cannot use the certificate in " + directory);
    }
}
