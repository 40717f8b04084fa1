package se.samverkan.gateway.opendata;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Who answers for the open data, as the catalogue tells it. */
@ConfigMapping(prefix = "samverkan.publisher")
interface CataloguePublisher {
    /** In Swedish. */
    @WithDefault("Exempelkommunen (byt ut: samverkan.publisher.name)")
    String name();

    @WithDefault("The municipality of Example (replace: samverkan.publisher.name-in-english)")
    String nameInEnglish();

    /** What it is: one of ADMS's publisher types. */
    @WithDefault("http://purl.org/adms/publishertype/LocalAuthority")
    URI type();

    @WithDefault("https://www.example.org/")
    URI homepage();

    /** Where a question about the data is answered: a function, not a person. */
    @WithDefault("oppnadata@example.org")
    String email();
}
