package se.samverkan.gateway.opendata;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** The publisher of the open data in the catalogue. */
@ConfigMapping(prefix = "samverkan.publisher")
interface CataloguePublisher {
    /** The name in Swedish. */
    @WithDefault("Exempelkommunen (byt ut: samverkan.publisher.name)")
    String name();

    @WithDefault("The municipality of Example (replace: samverkan.publisher.name-in-english)")
    String nameInEnglish();

    /** One of ADMS's publisher types. */
    @WithDefault("http://purl.org/adms/publishertype/LocalAuthority")
    URI type();

    @WithDefault("https://www.example.org/")
    URI homepage();

    /** The address for questions about the data: of a function, not a person. */
    @WithDefault("oppnadata@example.org")
    String email();
}
