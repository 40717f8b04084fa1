package se.samverkan.gateway.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The stage of the API's life cycle, by the values of the national REST profile. */
@Schema(name = "ApiStatus", description = "Stage in the life cycle of the API")
public enum ApiStatus {
    alpha,
    beta,
    active,
    deprecated,
    retired,
    decommissioned
}
