package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.kernel.access.AuditTrail;
import city.statictraffic.kernel.application.UnitOfWork;
import city.statictraffic.kernel.id.IdSource;
import city.statictraffic.kernel.time.CityCalendar;
import java.time.InstantSource;

/** Everything this context needs from outside, in one place. */
public record Ports(
        UnitOfWork work,
        Scans scans,
        Intakes intakes,
        Yards yards,
        Filings filings,
        FleetSightings fleetSightings,
        QrRuleBook ruleBook,
        Notices notices,
        EvidenceIndex evidenceIndex,
        EvidenceHolds evidenceHolds,
        EvidenceStore evidenceStore,
        AuditTrail audit,
        IdSource ids,
        InstantSource clock,
        CityCalendar calendar) {}
