package backprop;

import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 50)
class OptimizerPropertiesTest extends OptimizerProperties {}
