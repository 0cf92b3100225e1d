package backprop.engine;

import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Tag;

@Tag("slow")
@PropertyDefaults(tries = 1000)
class ManyFastPathPropertiesTest extends FastPathProperties {}
