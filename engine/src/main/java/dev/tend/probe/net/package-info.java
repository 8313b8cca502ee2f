/** The probes of other network services, gathered: dns, http, ldap. */
@NullMarked
package dev.tend.probe.net;

import org.jspecify.annotations.NullMarked;
